import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/**
 * Times queries of ready words, one thread.
 *
 * <p>Arguments: FOLDER, QUERIES (qid, tab, operation, tab, words separated by blanks), top10, count or top10_count, seconds of warm-up,
 * least number of passes, k1, b, RESULTS. RESULTS gets a JSON object a line: qid, the best time in microseconds, total, hits as pairs of line
 * and score. The queries are made before the clock starts; without warm-up (0) one pass is made.
 */
public final class QueryWords {
    private final IndexSearcher searcher;
    private final String command;
    private final List<Query> queries = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    private QueryWords(IndexSearcher searcher, String command) {
        this.searcher = searcher;
        this.command = command;
    }

    public static void main(String[] arguments) throws Exception {
        float k1 = Float.parseFloat(arguments[5]), b = Float.parseFloat(arguments[6]);
        try (MMapDirectory directory = new MMapDirectory(Paths.get(arguments[0]));
             DirectoryReader reader = DirectoryReader.open(directory); PrintStream results = new PrintStream(arguments[7], "UTF-8")) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            searcher.setSimilarity(new BM25Similarity(k1, b));
            QueryWords run = new QueryWords(searcher, arguments[2]);
            run.read(arguments[1]);
            run.time(Double.parseDouble(arguments[3]), Integer.parseInt(arguments[4]), results);
        }
    }

    private void read(String path) throws Exception {
        try (BufferedReader lines = Driver.lines(path)) {
            for (String line; (line = lines.readLine()) != null;) {
                String[] columns = line.split("\t");
                ids.add(columns[0]);
                queries.add(query(columns[1], columns[2].split(" ")));
            }
        }
    }

    private static Query query(String operation, String[] words) {
        if (words.length == 1) return new TermQuery(new Term("text", words[0]));
        if (operation.equals("PHRASE")) return new PhraseQuery("text", words);
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        BooleanClause.Occur occur = operation.equals("AND") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD;
        for (String word : words) builder.add(new TermQuery(new Term("text", word)), occur);
        return builder.build();
    }

    private void time(double warmUp, int passes, PrintStream results) throws Exception {
        Object[] answers = new Object[queries.size()];
        long[] best = new long[queries.size()];
        Arrays.fill(best, Long.MAX_VALUE);
        for (long start = System.nanoTime(); Driver.secondsSince(start) < warmUp;) pass(answers, best.clone());
        for (int pass = 0; pass < passes; pass++) pass(answers, best);
        for (int index = 0; index < answers.length; index++) {
            results.printf(Locale.ROOT, "{\"qid\": \"%s\", \"us\": %.3f, %s}%n", ids.get(index), best[index] / 1e3, members(answers[index]));
        }
    }

    private void pass(Object[] answers, long[] best) throws Exception {
        for (int index = 0; index < answers.length; index++) {
            long start = System.nanoTime();
            answers[index] = answer(queries.get(index));
            best[index] = Math.min(best[index], System.nanoTime() - start);
        }
    }

    private Object answer(Query query) throws Exception {
        if (command.equals("count")) return searcher.count(query);
        int exactCount = command.equals("top10") ? 10 : Integer.MAX_VALUE;
        return searcher.search(query, TopScoreDocCollector.createSharedManager(10, null, exactCount));
    }

    private static String members(Object answer) {
        if (!(answer instanceof TopDocs)) return "\"total\": " + answer;
        TopDocs found = (TopDocs) answer;
        StringBuilder hits = new StringBuilder();
        for (ScoreDoc hit : found.scoreDocs) {
            hits.append(hits.length() > 0 ? ", " : "").append("[").append(hit.doc + 1).append(", ").append(hit.score).append("]");
        }
        return "\"total\": " + found.totalHits.value + ", \"hits\": [" + hits + "]";
    }
}

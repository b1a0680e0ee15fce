import java.io.BufferedReader;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/**
 * Indexes records of raw text with Lucene's ICU analysis; segments are left as they come.
 *
 * <p>Arguments: RECORDS (JSON lines), FOLDER, threads, MB of memory, {@code words} or {@code everything}. Words: words with positions,
 * nothing stored. Everything: besides, pairs and single characters with positions, the id as a term, id and text stored.
 */
public final class IndexRecords {
    private static final int BATCH = 256;

    private final BufferedReader input;
    private final IndexWriter writer;
    private final boolean everything;
    private long records;

    private IndexRecords(BufferedReader input, IndexWriter writer, boolean everything) {
        this.input = input;
        this.writer = writer;
        this.everything = everything;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Paths.get(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        IndexWriterConfig config = new IndexWriterConfig(
            new PerFieldAnalyzerWrapper(RecordAnalysis.words(), Map.of("grams", RecordAnalysis.grams())))
            .setRAMBufferSizeMB(Double.parseDouble(arguments[3])).setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setUseCompoundFile(false);
        long start = System.nanoTime();
        IndexRecords indexing;
        try (FSDirectory directory = FSDirectory.open(folder); IndexWriter writer = new IndexWriter(directory, config);
             BufferedReader input = Driver.lines(arguments[0])) {
            indexing = new IndexRecords(input, writer, arguments[4].equals("everything"));
            indexing.run(threads);
            writer.commit();
        }
        double seconds = Driver.secondsSince(start);
        try (FSDirectory directory = FSDirectory.open(folder); DirectoryReader reader = DirectoryReader.open(directory)) {
            Driver.printBuild(indexing.records, reader.leaves().size(), seconds, folder);
        }
    }

    private void run(int threads) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<Void>> parts = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) parts.add(executor.submit((Callable<Void>) this::work));
        for (Future<Void> part : parts) part.get();
        executor.shutdown();
    }

    private Void work() throws Exception {
        for (List<String> batch; !(batch = nextBatch()).isEmpty();) {
            for (String line : batch) writer.addDocument(document(line));
        }
        return null;
    }

    private synchronized List<String> nextBatch() throws Exception {
        List<String> batch = new ArrayList<>(BATCH);
        for (String line; batch.size() < BATCH && (line = input.readLine()) != null;) batch.add(line);
        records += batch.size();
        return batch;
    }

    private Document document(String line) {
        Document document = new Document();
        String text = JsonLine.member(line, "text");
        document.add(new TextField("text", text, everything ? Field.Store.YES : Field.Store.NO));
        if (everything) {
            document.add(new StringField("id", JsonLine.member(line, "id"), Field.Store.YES));
            document.add(new TextField("grams", text, Field.Store.NO));
        }
        return document;
    }
}

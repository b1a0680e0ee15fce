import java.io.BufferedReader;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.FSDirectory;

/**
 * Indexes ready words with positions, nothing stored, with one thread, into one segment.
 *
 * <p>Arguments: WORDS (a record a line, words separated by blanks), FOLDER, MB of memory. The number of a document is that of its
 * line, because only neighbouring segments are merged.
 */
public final class IndexWords {
    public static void main(String[] arguments) throws Exception {
        Path folder = Paths.get(arguments[1]);
        LogByteSizeMergePolicy policy = new LogByteSizeMergePolicy();
        policy.setNoCFSRatio(0);
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer(65536))
            .setRAMBufferSizeMB(Double.parseDouble(arguments[2])).setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setMergePolicy(policy).setMergeScheduler(new SerialMergeScheduler()).setUseCompoundFile(false);
        long start = System.nanoTime();
        long records = 0;
        try (FSDirectory directory = FSDirectory.open(folder); IndexWriter writer = new IndexWriter(directory, config);
             BufferedReader input = Driver.lines(arguments[0])) {
            Field text = new TextField("text", "", Field.Store.NO);
            Document document = new Document();
            document.add(text);
            for (String line; (line = input.readLine()) != null; records++) {
                text.setStringValue(line);
                writer.addDocument(document);
            }
            writer.forceMerge(1);
            writer.commit();
        }
        Driver.printBuild(records, 1, Driver.secondsSince(start), folder);
    }
}

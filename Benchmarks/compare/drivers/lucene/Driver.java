import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.lucene.util.Version;

/** What the drivers of Lucene have in common: reading lines, measuring a folder, printing one JSON object. */
final class Driver {
    private Driver() {}

    static BufferedReader lines(String path) throws IOException {
        return new BufferedReader(new InputStreamReader(new FileInputStream(path), StandardCharsets.UTF_8), 1 << 20);
    }

    static long byteCount(Path folder) throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) sum += Files.size(file);
        }
        return sum;
    }

    static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static void printBuild(long records, int segments, double seconds, Path folder) throws IOException {
        System.out.printf(Locale.ROOT,
            "{\"engine\": \"Lucene %s\", \"records\": %d, \"segments\": %d, \"seconds\": %.3f, \"bytes\": %d}%n",
            Version.LATEST, records, segments, seconds, byteCount(folder));
    }
}

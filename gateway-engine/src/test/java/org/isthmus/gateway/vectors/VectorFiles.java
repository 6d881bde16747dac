package org.isthmus.gateway.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the vectors: in the folder {@code -Dvectors.dir}, or in the copy on the class path. */
final class VectorFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private VectorFiles() {}

    static List<Vector> all() {
        try {
            List<Vector> vectors = new ArrayList<>();
            for (JsonNode file : read("index.json").path("files")) {
                String path = file.path("path").asText();
                JsonNode content = read(path);
                for (JsonNode vector : content.path("vectors")) {
                    vectors.add(new Vector(content.path("area").asText(path.split("/")[0]), vector));
                }
            }
            if (vectors.isEmpty()) {
                throw new IllegalStateException("there are no vectors");
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number that the index promises. */
    static int promised() {
        try {
            return read("index.json").path("total").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String path) throws IOException {
        String folder = System.getProperty("vectors.dir", "");
        if (!folder.isEmpty()) {
            return JSON.readTree(Files.readAllBytes(Path.of(folder, path)));
        }
        try (InputStream in = VectorFiles.class.getResourceAsStream("/vectors/" + path)) {
            if (in == null) {
                throw new IOException("no vectors/" + path + " on the class path");
            }
            return JSON.readTree(in);
        }
    }
}

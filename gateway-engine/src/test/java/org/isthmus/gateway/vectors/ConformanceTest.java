package org.isthmus.gateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every vector that the mapping answers for today; what is not answered for is counted and named, with the reason. */
class ConformanceTest {

    private static final Logger LOG = LoggerFactory.getLogger(ConformanceTest.class);

    static Stream<Vector> addresses() {
        return run("address");
    }

    static Stream<Vector> errors() {
        return run("error");
    }

    static Stream<Vector> scalars() {
        return run("scalar");
    }

    static Stream<Vector> translations() {
        return run("translate");
    }

    static Stream<Vector> flows() {
        return run("flow");
    }

    private static Stream<Vector> run(String kind) {
        return VectorFiles.all().stream()
                .filter(vector -> vector.kind().equals(kind))
                .filter(vector -> NotYet.reason(vector).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void address(Vector vector) throws Exception {
        AddressVectors.run(vector);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void error(Vector vector) throws Exception {
        ErrorVectors.run(vector);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scalars")
    void scalar(Vector vector) throws Exception {
        if (vector.area().equals("media")) {
            MediaScalars.run(vector);
        } else {
            ScalarVectors.run(vector);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("translations")
    void translation(Vector vector) throws Exception {
        switch (vector.area()) {
            case "im" -> MessageVectors.run(vector);
            case "presence" -> PresenceVectors.run(vector);
            case "media" -> MediaVectors.run(vector);
            default -> throw new IllegalArgumentException("nobody translates " + vector.area());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flows")
    void flow(Vector vector) throws Exception {
        FlowVectors.run(vector, MemoryFlowEngine::new);
    }

    /** The same over loopback, with the trunk and the component that a gateway really has. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("flows")
    void flowOnTheWire(Vector vector) throws Exception {
        FlowVectors.run(vector, SocketFlowEngine::open);
    }

    @Test
    void whatIsLeftOutIsCountedAndHasAReason() {
        List<Vector> all = VectorFiles.all();
        List<Vector> left =
                all.stream().filter(vector -> NotYet.reason(vector).isPresent()).toList();
        left.stream()
                .collect(Collectors.groupingBy(
                        vector -> NotYet.reason(vector).orElseThrow(), TreeMap::new, Collectors.toList()))
                .forEach((reason, vectors) -> LOG.info(
                        "not yet, {} ({}): {}",
                        reason,
                        vectors.size(),
                        vectors.stream().map(Vector::id).toList()));
        LOG.warn("vectors: {} in all, {} run, {} not yet", all.size(), all.size() - left.size(), left.size());
        assertThat(left)
                .allSatisfy(vector -> assertThat(vector.area()).isIn(NotYet.AREAS))
                .extracting(Vector::kind)
                .isSubsetOf(Set.of("flow", "scalar", "translate"));
        assertThat(left)
                .filteredOn(vector -> vector.area().equals("media"))
                .extracting(Vector::kind)
                .containsOnly("flow");
    }
}

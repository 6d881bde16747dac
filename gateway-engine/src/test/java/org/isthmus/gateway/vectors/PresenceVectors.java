package org.isthmus.gateway.vectors;

/** Vectors of kind {@code translate} about presence: one message in, in a dialog that is there already. */
final class PresenceVectors {

    private PresenceVectors() {}

    static void run(Vector vector) throws Exception {
        FlowContext.Ready ready = FlowContext.prepare(vector, MemoryFlowEngine::new);
        try (FlowEngine engine = ready.engine()) {
            engine.receive(
                    vector.input().path("proto").asText(),
                    ready.names().toEngine(vector.input().path("text").asText()));
            Outputs.check(vector.json().path("outputs"), engine.take());
        }
    }
}

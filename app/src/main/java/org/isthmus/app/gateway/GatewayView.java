package org.isthmus.app.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isthmus.app.gateway.config.Mistake;

/**
 * What a window shows of the gateway.
 *
 * @param file the configuration that the person chose
 * @param mistakes what is wrong in it
 * @param problem why the last start failed, English, for a person
 * @param report how it is doing, while it runs
 */
public record GatewayView(
        Optional<Path> file,
        Phase phase,
        List<Mistake> mistakes,
        Optional<String> problem,
        Optional<GatewayReport> report) {

    /** Where the gateway is on its way. */
    public enum Phase {
        STOPPED,
        STARTING,
        RUNNING,
        STOPPING
    }

    public GatewayView {
        mistakes = List.copyOf(mistakes);
    }

    /** Nothing was tried yet. */
    public static GatewayView stopped(Optional<Path> file) {
        return new GatewayView(file, Phase.STOPPED, List.of(), Optional.empty(), Optional.empty());
    }

    public GatewayView with(Phase newPhase) {
        return new GatewayView(file, newPhase, mistakes, problem, report);
    }

    public GatewayView with(Optional<GatewayReport> newReport) {
        return new GatewayView(file, phase, mistakes, problem, newReport);
    }
}

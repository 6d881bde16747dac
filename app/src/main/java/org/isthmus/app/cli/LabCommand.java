package org.isthmus.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.isthmus.app.lab.LabInfo;
import org.isthmus.app.lab.LabOptions;
import org.isthmus.app.lab.LabServers;
import org.isthmus.app.lab.phone.Phones;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code isthmus lab}: only the lab's servers, for other clients to sign in to, until interrupted. */
@Command(
        name = "lab",
        description = "Runs the local lab: an XMPP and a SIP server with bots, for this machine only.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class LabCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Option(
            names = "--xmpp-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the XMPP server; any free one by default.")
    private int xmppPort;

    @Option(
            names = "--sip-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the SIP server, UDP and TCP; any free one by default.")
    private int sipPort;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        try (SystemScheduler clock = new SystemScheduler();
                LabServers servers = LabServers.start(new LabOptions(xmppPort, sipPort), clock);
                Phones _ = servers.startPhones(clock)) {
            describe(servers.info(), line.getOut());
            // Ctrl-C ends the program here; the lab has nothing to save.
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException e) {
            line.getErr().println("The lab could not start: " + e.getMessage());
            return FAILED;
        }
    }

    private static void describe(LabInfo info, PrintWriter out) {
        out.println(
                "The local lab is running. It is reached from this machine only and forgets everything when it stops.");
        out.println();
        out.println("XMPP  " + info.xmpp() + "  domain " + info.domain() + "  no TLS");
        out.println("SIP   " + info.sip() + "  domain " + info.domain() + "  UDP and TCP");
        out.println();
        out.println("Accounts, the same on both networks:");
        info.people().forEach(person -> out.printf("  %-18s password %s%n", person.xmpp(), person.password()));
        out.println();
        out.println("Bots:");
        info.bots().forEach(bot -> out.printf("  %s%n", bot.xmpp()));
        out.println();
        out.println("To be called, on both networks:");
        info.phones().forEach(phone -> out.printf("  %-18s %s%n", phone.xmpp(), phone.name()));
        out.println();
        out.println("Stop with Ctrl-C.");
        out.flush();
    }
}

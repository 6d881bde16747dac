package org.isthmus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code isthmus gateway} says and how it ends. */
class GatewayCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aFileInOrderIsCheckedWithoutStartingAnything() throws IOException {
        Path file = config("\"udp:127.0.0.1:5070\"");
        assertThat(run("--check", "--config", file.toString())).isZero();
        assertThat(out.toString()).contains("is in order");
        assertThat(folder.resolve("gateway.sqlite")).doesNotExist();
    }

    @Test
    void mistakesAreToldWithTheirPlacesAndNothingStarts() throws IOException {
        Path file = config("\"udp:nowhere\"");
        for (String[] arguments : new String[][] {{"--check"}, {}}) {
            assertThat(run(with(arguments, "--config", file.toString()))).isEqualTo(2);
        }
        assertThat(err.toString()).contains(file + ":3:11: sip.listen: \"udp:nowhere\" has to");
        assertThat(folder.resolve("gateway.sqlite")).doesNotExist();
    }

    @Test
    void withoutAFileTheProfilesIsLookedFor() {
        assertThat(run("--check", "--profile", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(folder.resolve("gateway.toml") + " cannot be read: no such file");
    }

    @Test
    void aPortThatIsTakenEndsTheStartWithWordsAndLeavesNothingBehind() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = config("\"tcp:127.0.0.1:" + taken.getLocalPort() + "\"");
            assertThat(run("--config", file.toString())).isEqualTo(1);
            assertThat(err.toString()).contains("The gateway cannot start").contains(":" + taken.getLocalPort());
            assertThat(folder.resolve("gateway.sqlite.status")).doesNotExist();
        }
    }

    @Test
    void theStatusOfNoGatewayIsAFailure() throws IOException {
        Path file = config("\"udp:127.0.0.1:5070\"");
        assertThat(run("--status", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("No gateway").contains("gateway.sqlite");
    }

    @Test
    void whatContradictsItselfIsAMistakeOfUsage() {
        assertThat(run("--status", "--check")).isEqualTo(2);
        assertThat(run("--confg", "x")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return IsthmusCommand.commandLine((profile, lab) -> 7)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(with(new String[] {"gateway"}, arguments));
    }

    private static String[] with(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private Path config(String listen) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.toml"), """
                [sip]
                domains = ["sip.example.org"]
                listen = [%s]
                trusted = ["127.0.0.1"]
                [xmpp]
                domains = ["xmpp.example.org"]
                server = "127.0.0.1:5347"
                secret = "written down"
                """.formatted(listen));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}

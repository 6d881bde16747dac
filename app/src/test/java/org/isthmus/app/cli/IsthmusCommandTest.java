package org.isthmus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class IsthmusCommandTest {

    private final List<Optional<Path>> opened = new ArrayList<>();
    private final List<Boolean> labs = new ArrayList<>();
    private final StringWriter out = new StringWriter();

    @Test
    void withoutASubcommandTheWindowOpens() {
        assertThat(run()).isEqualTo(7);
        assertThat(opened).containsExactly(Optional.empty());
    }

    @Test
    void theWindowIsToldTheProfile() {
        assertThat(run("--profile", "somewhere")).isEqualTo(7);
        assertThat(opened).containsExactly(Optional.of(Path.of("somewhere")));
    }

    @Test
    void theWindowIsToldWhetherTheLabIsWanted() {
        assertThat(run()).isEqualTo(7);
        assertThat(run("--lab")).isEqualTo(7);
        assertThat(labs).containsExactly(false, true);
    }

    @Test
    void helpAndVersionOpenNoWindow() {
        assertThat(run("--help")).isZero();
        assertThat(run("lab", "--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("--xmpp-port").contains("Isthmus");
        assertThat(opened).isEmpty();
    }

    @Test
    void aPortThatIsNoneIsAMistakeOfUsage() {
        assertThat(run("lab", "--sip-port", "many")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private int run(String... arguments) {
        CommandLine line = IsthmusCommand.commandLine((profile, lab) -> {
            opened.add(profile);
            labs.add(lab);
            return 7;
        });
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(arguments);
    }
}

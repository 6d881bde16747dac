package org.isthmus.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.isthmus.app.gateway.GatewayException;
import org.isthmus.app.gateway.GatewayProgram;
import org.isthmus.app.gateway.config.GatewayConfig;
import org.isthmus.app.gateway.config.GatewayConfigReader;
import org.isthmus.app.gateway.config.GatewaySecrets;
import org.isthmus.app.gateway.config.Mistake;
import org.isthmus.app.gateway.config.MistakeText;
import org.isthmus.app.gateway.config.Reading;
import org.isthmus.app.gateway.status.StatusForm;
import org.isthmus.app.gateway.status.StatusQuestion;
import org.isthmus.app.profile.PrivateFiles;
import org.isthmus.app.profile.Profile;
import org.isthmus.app.secret.SecretException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code isthmus gateway}: joins a whole SIP domain and a whole XMPP domain, without a window, until it is stopped. */
@Command(
        name = "gateway",
        description = "Joins a whole SIP domain and a whole XMPP domain, as a configuration file says, until stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:stopped, or everything is in order",
            "1:the gateway could not start, or none runs that could be asked",
            "2:the file or the command line has mistakes"
        })
final class GatewayCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int MISTAKES = 2;

    @ParentCommand
    private @Nullable IsthmusCommand isthmus;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; gateway.toml in the profile folder by default.")
    private @Nullable Path file;

    @ArgGroup
    private @Nullable Instead instead;

    @Option(names = "--json", description = "With --status: as JSON, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What may be done instead of running. */
    private static final class Instead {

        @Option(names = "--check", description = "Only checks the configuration and tells every mistake in it.")
        private boolean check;

        @Option(names = "--status", description = "Asks the running gateway how it is doing.")
        private boolean status;

        @Option(
                names = "--keep-secret",
                paramLabel = "NAME",
                description = "Reads a secret from the terminal and keeps it in the key store, for keyring = \"NAME\".")
        private @Nullable String keepSecret;
    }

    @Override
    public Integer call() {
        Path config = file == null ? profile().resolve("gateway.toml") : file;
        Instead what = instead == null ? new Instead() : instead;
        if (what.keepSecret != null) {
            return keep(what.keepSecret);
        }
        GatewayConfigReader reader =
                new GatewayConfigReader(System.getenv(), GatewaySecrets.in(profile()), InstantSource.system());
        if (what.status) {
            return ask(reader, config);
        }
        return switch (reader.read(config)) {
            case Reading.Wrong wrong -> tell(config, wrong);
            case Reading.Valid _
            when what.check -> {
                out().println(config + " is in order.");
                yield OK;
            }
            case Reading.Valid(GatewayConfig valid) -> run(valid);
        };
    }

    private int run(GatewayConfig config) {
        NativeCode code;
        GatewayProgram program;
        try {
            code = NativeCode.beside(config.store());
            program = GatewayProgram.start(config, new GatewayNews(out()));
        } catch (GatewayException | IOException e) {
            err().println(e.getMessage());
            return FAILED;
        }
        Runnable end = () -> {
            program.close();
            code.remove();
            out().println("Stopped.");
        };
        Thread hook = Thread.ofPlatform().name("gateway-stop").unstarted(() -> {
            end.run();
            // The exit code of a signal would be another one, but a stop that was asked for is a success.
            Runtime.getRuntime().halt(OK);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
            end.run();
            Thread.currentThread().interrupt();
        }
        return OK;
    }

    private int ask(GatewayConfigReader reader, Path config) {
        Path store = reader.storeOf(config);
        try {
            out().print(StatusQuestion.ask(store, json ? StatusForm.JSON : StatusForm.TABLE));
            out().flush();
            return OK;
        } catch (IOException e) {
            err().println("No gateway that runs with " + config + " answers (" + store + "): " + e.getMessage());
            return FAILED;
        }
    }

    private int tell(Path config, Reading.Wrong wrong) {
        MistakeText words = new MistakeText(Locale.ENGLISH);
        for (Mistake mistake : wrong.mistakes()) {
            err().println(config + ":" + mistake.line() + ":" + mistake.column() + ": " + words.of(mistake));
        }
        return MISTAKES;
    }

    private int keep(String name) {
        Optional<char[]> typed = Optional.ofNullable(System.console())
                .map(console -> console.readPassword("Secret %s: ", name))
                .filter(secret -> secret.length > 0);
        if (typed.isEmpty()) {
            err().println("Nothing was typed at a terminal, so nothing is kept.");
            return FAILED;
        }
        try {
            PrivateFiles.makeFolder(profile());
            GatewaySecrets.in(profile()).put(GatewaySecrets.key(name), new String(typed.get()));
            out().println("Kept. The file may say { keyring = \"" + name + "\" } now.");
            return OK;
        } catch (IOException | SecretException e) {
            err().println("The secret could not be kept: " + e.getMessage());
            return FAILED;
        }
    }

    private Path profile() {
        return Optional.ofNullable(isthmus)
                .flatMap(IsthmusCommand::profile)
                .orElseGet(Profile::standardFolder)
                .toAbsolutePath();
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private PrintWriter err() {
        return line().getErr();
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }
}

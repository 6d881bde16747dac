package org.isthmus.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code isthmus}: opens the window, unless a subcommand says otherwise. */
@Command(
        name = "isthmus",
        description = "A softphone and chat client on SIP and XMPP, with a bridge between both.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class IsthmusCommand implements Callable<Integer> {

    private final WindowLauncher launcher;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "The folder for settings, accounts and history.")
    private @Nullable Path profile;

    @Option(names = "--lab", description = "Starts the local lab with the window.")
    private boolean lab;

    private IsthmusCommand(WindowLauncher launcher) {
        this.launcher = launcher;
    }

    /** The command line with the subcommands that need no window; more may be added before it is executed. */
    public static CommandLine commandLine(WindowLauncher launcher) {
        return new CommandLine(new IsthmusCommand(launcher))
                .addSubcommand(new LabCommand())
                .addSubcommand(new GatewayCommand())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Given before or after the name of a subcommand. */
    public Optional<Path> profile() {
        return Optional.ofNullable(profile);
    }

    @Override
    public Integer call() {
        return launcher.open(profile(), lab);
    }
}

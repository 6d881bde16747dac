package org.isthmus.ui;

import org.isthmus.app.IsthmusClient;
import org.isthmus.app.cli.IsthmusCommand;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        CommandLine line = IsthmusCommand.commandLine(new WindowProgram(IsthmusClient::open));
        CommandLine.IExecutionExceptionHandler usual = line.getExecutionExceptionHandler();
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof NoWindowException) {
                command.getErr().println("isthmus: " + problem.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            return usual.handleExecutionException(problem, command, parsed);
        });
        System.exit(line.execute(arguments));
    }
}

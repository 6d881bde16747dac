package org.isthmus.ui;

import org.isthmus.app.IsthmusClient;
import org.isthmus.app.cli.IsthmusCommand;

/** Where the program begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        WindowProgram window = new WindowProgram(IsthmusClient::open, System.err);
        System.exit(IsthmusCommand.commandLine(window).execute(arguments));
    }
}

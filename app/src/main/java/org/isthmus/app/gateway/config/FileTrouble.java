package org.isthmus.app.gateway.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in a word or two; the exceptions themselves only repeat its name. */
final class FileTrouble {

    private FileTrouble() {}

    static String why(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            case CharacterCodingException _ -> "not UTF-8";
            default -> String.valueOf(problem.getMessage());
        };
    }
}

package org.isthmus.app.profile;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Writes the program's log to a file of the profile, from INFO upwards, for as long as it is open. The file is moved aside at
 * 5 MB; three old ones stay. What libraries say through {@code java.util.logging} comes along.
 */
public final class LogFile implements AutoCloseable {

    private static final long LARGEST = 5 * FileSize.MB_COEFFICIENT;
    private static final int OLD_ONES = 3;
    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{30} [%thread] %replace(%msg){'[\\r\\n]+', ' | '}%n";

    private final Optional<RollingFileAppender<ILoggingEvent>> appender;
    private final Optional<Logger> root;

    private LogFile(Optional<Logger> root, Optional<RollingFileAppender<ILoggingEvent>> appender) {
        this.root = root;
        this.appender = appender;
    }

    /** @throws ProfileException when the file cannot be written */
    public static LogFile open(Path file) throws ProfileException {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            return new LogFile(Optional.empty(), Optional.empty());
        }
        try {
            PrivateFiles.makeFile(file);
        } catch (IOException e) {
            throw new ProfileException("The log " + file + " cannot be written: " + e.getMessage(), e);
        }
        RollingFileAppender<ILoggingEvent> appender = appender(context, file);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        return new LogFile(Optional.of(root), Optional.of(appender));
    }

    @Override
    public void close() {
        appender.ifPresent(open -> {
            root.ifPresent(logger -> logger.detachAppender(open));
            open.stop();
        });
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName(file.toString());
        appender.setFile(file.toString());

        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(OLD_ONES);
        rolling.start();

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(LARGEST));
        size.start();

        PatternLayoutEncoder line = new PatternLayoutEncoder();
        line.setContext(context);
        line.setCharset(StandardCharsets.UTF_8);
        line.setPattern(LINE);
        line.start();

        ThresholdFilter fromInfo = new ThresholdFilter();
        fromInfo.setLevel("INFO");
        fromInfo.start();

        appender.addFilter(fromInfo);
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        appender.setEncoder(line);
        appender.start();
        return appender;
    }
}

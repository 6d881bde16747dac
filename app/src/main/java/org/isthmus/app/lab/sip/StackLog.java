package org.isthmus.app.lab.sip;

import gov.nist.core.LogLevels;
import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SIP stack's own remarks, on SLF4J. What it calls an error is mostly a stranger's bad message, so one level lower. */
public final class StackLog implements StackLogger {

    private static final Logger LOG = LoggerFactory.getLogger("org.isthmus.app.lab.sip.stack");

    @Override
    public void logStackTrace() {
        // Asked for only to find out who called.
    }

    @Override
    public void logStackTrace(int level) {
        // Asked for only to find out who called.
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable cause) {
        LOG.debug("The SIP stack met an exception.", cause);
    }

    @Override
    public void logDebug(String text) {
        LOG.trace(text);
    }

    @Override
    public void logDebug(String text, Exception cause) {
        LOG.trace(text, cause);
    }

    @Override
    public void logTrace(String text) {
        LOG.trace(text);
    }

    @Override
    public void logFatalError(String text) {
        LOG.error(text);
    }

    @Override
    public void logError(String text) {
        LOG.debug(text);
    }

    @Override
    public void logError(String text, Exception cause) {
        LOG.debug(text, cause);
    }

    @Override
    public void logWarning(String text) {
        LOG.debug(text);
    }

    @Override
    public void logInfo(String text) {
        LOG.trace(text);
    }

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isDebugEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return level <= LogLevels.TRACE_WARN ? LOG.isDebugEnabled() : LOG.isTraceEnabled();
    }

    @Override
    public void disableLogging() {
        // SLF4J's settings decide.
    }

    @Override
    public void enableLogging() {
        // SLF4J's settings decide.
    }

    @Override
    public void setBuildTimeStamp(String stamp) {
        // Not of interest.
    }

    @Override
    public void setStackProperties(Properties properties) {
        // Nothing to set.
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }
}

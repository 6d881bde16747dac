package org.isthmus.app.lab.xml;

/** What came is not XML, or more of it than is taken. */
public final class XmlFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public XmlFormatException(String message) {
        super(message);
    }

    public XmlFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}

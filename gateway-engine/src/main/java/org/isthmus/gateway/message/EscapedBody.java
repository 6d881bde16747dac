package org.isthmus.gateway.message;

import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * A body with {@code >} escaped. The library's own leaves it bare, so that a text with {@code ]]>} is not well-formed (XML
 * 1.0 section 2.4) and the server ends the stream.
 *
 * @param text with legal characters only
 */
record EscapedBody(String text) implements ExtensionElement {

    @Override
    public String getElementName() {
        return Message.Body.ELEMENT;
    }

    @Override
    public String getNamespace() {
        return Message.Body.NAMESPACE;
    }

    @Override
    public CharSequence toXML(XmlEnvironment environment) {
        return new XmlStringBuilder().openElement(getElementName()).escape(text).closeElement(getElementName());
    }
}

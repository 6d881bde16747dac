package org.isthmus.gateway.xmpp.component;

import org.isthmus.gateway.xmpp.SmackSetup;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverInfoBuilder;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.iqversion.packet.Version;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.Jid;

/**
 * Answers what is asked of the component itself, and of its users' addresses in their stead: what they are (XEP-0030), whether
 * they are there (XEP-0199), what program it is (XEP-0092). Nothing else can be asked (RFC 6120 section 8.4).
 */
final class ComponentIqs {

    /** The answer to a get or set. The question is not repeated in it: the library cannot write everything that it reads. */
    IQ answer(IQ request) {
        if (request.getType() != IQ.Type.get) {
            return error(request, StanzaError.Condition.service_unavailable);
        }
        return switch (request) {
            case DiscoverInfo info when info.getNode() == null -> info(info);
            case DiscoverItems items when items.getNode() == null -> items(items);
            case DiscoverInfo node -> error(node, StanzaError.Condition.item_not_found);
            case DiscoverItems node -> error(node, StanzaError.Condition.item_not_found);
            case Ping ping -> ping.getPong();
            case Version question
            when isComponent(question.getTo()) ->
                Version.builder(question)
                        .setName(SmackSetup.PRODUCT)
                        .setVersion(SmackSetup.VERSION)
                        .build();
            default -> error(request, StanzaError.Condition.service_unavailable);
        };
    }

    private static boolean isComponent(Jid address) {
        return address.isDomainBareJid();
    }

    private static DiscoverInfo info(DiscoverInfo request) {
        Jid about = request.getTo();
        DiscoverInfoBuilder answer = DiscoverInfoBuilder.buildResponseFor(request, IQ.ResponseType.result)
                .addFeature(DiscoverInfo.NAMESPACE)
                .addFeature(DiscoverItems.NAMESPACE)
                .addFeature(Ping.NAMESPACE);
        if (isComponent(about)) {
            return answer.addIdentity(new DiscoverInfo.Identity("gateway", SmackSetup.PRODUCT, "sip"))
                    .addFeature(Version.NAMESPACE)
                    .build();
        }
        return answer.addIdentity(
                        about.hasResource()
                                ? new DiscoverInfo.Identity("client", "phone")
                                : new DiscoverInfo.Identity("account", "registered"))
                .addFeature("urn:xmpp:receipts")
                .build();
    }

    private static DiscoverItems items(DiscoverItems request) {
        DiscoverItems none = new DiscoverItems();
        none.setType(IQ.Type.result);
        none.setStanzaId(request.getStanzaId());
        none.setFrom(request.getTo());
        none.setTo(request.getFrom());
        return none;
    }

    private static IQ error(IQ request, StanzaError.Condition condition) {
        return ErrorIQ.builder(StanzaError.getBuilder(condition).build(), IqData.createErrorResponse(request))
                .build();
    }
}

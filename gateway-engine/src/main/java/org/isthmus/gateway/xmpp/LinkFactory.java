package org.isthmus.gateway.xmpp;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.isthmus.gateway.endpoint.CertificateTrust;
import org.isthmus.gateway.endpoint.SetupStep.Kind;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/** Makes connections that are set up as this program wants them, not connected yet. */
final class LinkFactory {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(4);
    static final Duration REPLY_TIMEOUT = Duration.ofSeconds(8);

    /** The stream is asked to stay resumable for this long. */
    private static final Duration RESUMABLE = Duration.ofMinutes(10);

    private static final List<String> STRONG = List.of(ScramMechanism.SHA_512, ScramMechanism.SHA_256, "SCRAM-SHA-1");
    private static final String PLAIN = "PLAIN";
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final CertificateTrust trust;
    private final X509TrustManager issuers;
    private final InstantSource clock;

    LinkFactory(CertificateTrust trust, X509TrustManager issuers, InstantSource clock) {
        this.trust = trust;
        this.issuers = issuers;
        this.clock = clock;
    }

    /** The issuers that this Java trusts. */
    static X509TrustManager systemIssuers() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509TrustManager x509) {
                    return x509;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no trust store", e);
        }
        throw new IllegalStateException("this Java has no X.509 trust manager");
    }

    /** The mechanisms that may be used to sign in over this kind of connection, best first. */
    static List<String> mechanisms(XmppAccountConfig config, ServerTarget target) {
        List<String> allowed = new ArrayList<>(STRONG);
        if (config.plainAllowed() && target.security() != ServerTarget.Security.NONE) {
            allowed.add(PLAIN);
        }
        return allowed;
    }

    Link create(XmppAccountConfig config, Optional<String> resource, ServerTarget target, SignInSteps steps)
            throws SignInException {
        String domain = ServerLookup.asciiName(config.address().domain());
        CertificateCheck check = new CertificateCheck(
                domain,
                issuers,
                trust,
                clock,
                () -> steps.advance(Kind.CONNECT, target.toString(), Kind.CERTIFICATE, domain));
        SSLContext tls = context(check);
        LinkSecurity security = new LinkSecurity(domain, target.security(), tls);
        try {
            XMPPTCPConnectionConfiguration.Builder builder = XMPPTCPConnectionConfiguration.builder()
                    .setXmppDomain(JidCreate.domainBareFrom(config.address().domain()))
                    .setUsernameAndPassword(config.address().local(), config.password())
                    .setHostAddress(target.address())
                    .setPort(target.port())
                    .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                    .setSocketFactory(security)
                    .setSecurityMode(
                            target.security() == ServerTarget.Security.STARTTLS
                                    ? SecurityMode.required
                                    : SecurityMode.disabled)
                    .setSslContextFactory(() -> tls)
                    .setCustomX509TrustManager(check)
                    .setEnabledSSLProtocols(PROTOCOLS)
                    .setHostnameVerifier(security)
                    .setLanguage(Locale.ROOT)
                    .setCompressionEnabled(false)
                    .setSendPresence(false);
            mechanisms(config, target).forEach(builder::addEnabledSaslMechanism);
            if (resource.isPresent()) {
                builder.setResource(Resourcepart.from(resource.get()));
            }
            XMPPTCPConnection connection = new XMPPTCPConnection(builder.build());
            prepare(connection);
            return new Link(connection, target, check, security);
        } catch (XmppStringprepException e) {
            throw new SignInException(Failure.of(Reason.BAD_ADDRESS, String.valueOf(e.getMessage())), e);
        }
    }

    private static void prepare(XMPPTCPConnection connection) {
        connection.setReplyTimeout(REPLY_TIMEOUT.toMillis());
        connection.setUseStreamManagement(true);
        connection.setUseStreamManagementResumption(true);
        connection.setPreferredResumptionTime((int) RESUMABLE.toSeconds());
        connection.addRequestAckPredicate(AckRequests.INSTANCE);
        // With a listener in place the library leaves what was dropped to us instead of sending it again unasked.
        connection.addStanzaDroppedListener(stanza -> {});
        ClientFeatures.announce(connection);
    }

    private static SSLContext context(CertificateCheck check) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {check}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}

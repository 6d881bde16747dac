package org.isthmus.app.gateway.config;

import java.nio.file.Path;
import org.isthmus.gateway.domain.GatewayRules;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig;
import org.isthmus.gateway.xmpp.component.ComponentConfig;

/**
 * Everything that a gateway has to be told, checked. Its text shows no secret.
 *
 * @param store the SQLite file with what has to survive a restart
 */
public record GatewayConfig(GatewayRules rules, SipTrunkConfig sip, ComponentConfig xmpp, Path store) {}

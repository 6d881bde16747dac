/** The gateway's TOML file: read, checked as a whole, and every mistake told with its place. */
@NullMarked
package org.isthmus.app.gateway.config;

import org.jspecify.annotations.NullMarked;

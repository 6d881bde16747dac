/** What happens on a network, as small immutable records. A sealed family has to live in one package when there are no modules, so the signals are together here and their codecs are in the feature packages. */
@NullMarked
package org.isthmus.gateway.signal;

import org.jspecify.annotations.NullMarked;

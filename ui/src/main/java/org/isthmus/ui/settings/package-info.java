/** The settings page: accounts, look, privacy, the lab, the profile and the licence. */
@NullMarked
package org.isthmus.ui.settings;

import org.jspecify.annotations.NullMarked;

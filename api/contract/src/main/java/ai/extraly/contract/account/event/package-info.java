/**
 * What happened to an account. These types are stored for ever: see the golden files beside their test.
 */
@NullMarked
package ai.extraly.contract.account.event;

import org.jspecify.annotations.NullMarked;

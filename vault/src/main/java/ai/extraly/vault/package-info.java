/**
 * What must be erasable: originals, results and personal fields, each under one key a document or account. With the event log the
 * vault is one of the two truths; everything else can be rebuilt from them. Nothing leaves it readable without its key, and
 * destroying a key makes everything under it unreadable everywhere, backups and replays included.
 */
@NullMarked
package ai.extraly.vault;

import org.jspecify.annotations.NullMarked;

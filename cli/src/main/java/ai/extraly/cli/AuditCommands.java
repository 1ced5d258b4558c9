package ai.extraly.cli;

import picocli.CommandLine.Command;

/** The group {@code extraly audit …}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The histories of documents, and whether they can be trusted.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AuditHistory.class, AuditDocuments.class})
final class AuditCommands {}

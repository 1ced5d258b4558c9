package ai.extraly.cli.audit;

import picocli.CommandLine.Command;

/** The group {@code extraly audit …}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The histories of documents, and whether they can be trusted.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {HistoryCommand.class, DocumentsCommand.class})
public final class AuditCommands {}

package ai.extraly.cli.offline;

import picocli.CommandLine.Command;

/** What can be done about keys without a server. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Master keys, without a server. With one, see: ops keys, ops rotate.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = MakeKeyCommand.class)
public final class KeysCommands {}

import Glibc

exit(HubctlCommand.run(Array(CommandLine.arguments.dropFirst())))

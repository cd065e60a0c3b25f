import Glibc

exit(HubctlCommand.run(nil))

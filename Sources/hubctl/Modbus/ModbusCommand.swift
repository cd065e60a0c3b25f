import ArgumentParser

/// `hubctl modbus`: what goes over the wires to the devices.
struct ModbusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modbus", abstract: "See what a link asks of its device, and find a number's word order.",
    subcommands: [ModbusPlanCommand.self, ModbusOrderCommand.self])
}

import Foundation
import Glibc

/// Measures what a link costs, and whether it can be made to take a wrong answer.
///
///     hub-linkbench run [--rounds N] [--quick] [--json]           beside a bare libmodbus loop, on loopback
///     hub-linkbench soak --wire tcp|rtu --faulty N [--seed S]      until a device did wrong in N exchanges
@main
struct LinkBenchProgram {
  static func main() {
    do {
      let arguments = try BenchArguments(CommandLine.arguments.dropFirst())
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      switch arguments.mode {
      case .run:
        let report = try LinkBenchReport(rounds: arguments.rounds, isQuick: arguments.isQuick)
        print(arguments.isJSON ? String(decoding: try encoder.encode(report), as: UTF8.self) : report.text)
      case .soak:
        let report = try SoakRun(arguments).report()
        print(arguments.isJSON ? String(decoding: try encoder.encode(report), as: UTF8.self) : report.text)
        if report.wrong > 0 { exit(1) }
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(error is BenchError ? 2 : 1)
    }
  }
}

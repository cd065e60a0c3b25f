import Foundation
import Glibc
import HubBarcode
import HubUnits

/// Measures what it costs to read labels, on one core: the label itself, and the way from a scanner's report to what
/// the sorter is told.
///
///     hub-labelbench labels --count N                    the labels, one a line, for another reader to be measured with
///     hub-labelbench run [--labels FILE] [--rounds N] [--json]
@main
struct LabelBenchProgram {
  static func main() {
    do {
      let arguments = try BenchArguments(CommandLine.arguments.dropFirst())
      switch arguments.mode {
      case .labels: write(LabelSamples.labels(arguments.count))
      case .run:
        let labels = try arguments.labels.map(LabelFile.read) ?? LabelSamples.labels(arguments.count)
        guard let set = LabelSet(labels) else { throw BenchError("no labels to read") }
        let report = LabelBenchReport(set, rounds: arguments.rounds)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(arguments.isJSON ? String(decoding: try encoder.encode(report), as: UTF8.self) : report.text)
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(error is BenchError ? 2 : 1)
    }
  }

  private static func write(_ labels: [[UInt8]]) {
    var out: [UInt8] = []
    for label in labels { out += label + [0x0A] }
    FileHandle.standardOutput.write(Data(out))
  }
}

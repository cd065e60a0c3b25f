import ArgumentParser
import Foundation
import Glibc
import HubMocks
import HubUnits

/// `hubsim plc`: a Modbus server for one link, with faults to order.
struct PLCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plc",
    abstract: "Plays the PLC of one link, on TCP or a serial line, with the faults you ask for.",
    discussion: """
      It holds the coils, inputs and registers that the file has on that link, lets the PLC's heartbeat and the \
      encoder count, and lets all coils go when the daemon's heartbeat stands still, as a good PLC does. It is not \
      a parcel line: nothing drives past its eyes. For that there is hubsim world.

        hubsim plc --config line.yaml --listen 127.0.0.1:1502
        hubsim plc --config line.yaml --fault Delay:share=5% --fault Reset:at=30s
        hubsim plc --config line.yaml --rtu /tmp/bus --fault BadCRC:share=1% --seed 7

      A fault is NAME or NAME:key=value,key=value. Every fault takes at=10s (begin at that second of the run), \
      for=2s (last that long) and every=60s (again). Those that spoil answers or strike at requests take share=5% \
      (of the requests, drawn by --seed; all of them unless said) and function=5 (only that function code). \
      "any:share=2%" is each of the answers' faults that the wire can have, together at most that share. \
      One answer bears one fault; Delay and Jitter come on top.

      \(Self.list)

      Each fault is one line as it happens, and is counted at the end (Ctrl-C, or --for). Lost packets and pulled \
      cables are the network's faults, not a server's: use network namespaces and nftables for those.

      Exit status: 0 it ran; 1 it could not; 2 the call or the file was wrong.
      """)

  /// The faults, each with what it takes and what it does, in lines that a terminal does not break.
  private static var list: String {
    PLCFaultKind.allCases.map { kind in
      let own = kind.parameters.map { " \($0.rawValue)=" }.joined()
      var lines = ["  \(kind.rawValue)\(own)"]
      var line = "     "
      for word in kind.words.split(separator: " ") {
        // 80 columns, as ArgumentParser assumes without a terminal.
        if line.count + word.count >= 79 {
          lines.append(line)
          line = "     "
        }
        line += " " + word
      }
      return (lines + [line]).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  @Option(help: "The line's configuration; see examples/.") var config: String
  @Option(help: "Which link of it; needed when there are several.") var link: String?
  @Option(help: "Serve Modbus TCP at HOST:PORT instead of the file's address; port 0: any free one.")
  var listen: String?
  @Option(help: "Serve Modbus RTU on a pty, and put a link to it at this path.") var rtu: String?
  @Option(name: .customLong("fault"), help: "A fault, as above; may be given again and again.")
  var faults: [String] = []
  @Option(help: "A file with one such fault a line; # begins a comment.") var faultsFile: String?
  @Option(
    help: "Set a holding register as somebody at the device would, as 4384=150: its watchdog's time, say.")
  var set: [String] = []
  @Option(help: "The same seed draws the same faults for the same requests.") var seed: UInt64 = 1
  @Option(name: .customLong("for"), help: "Stop after this time, as 90s or 2m.") var duration: String?
  @Flag(help: "Tell faults and counts as JSON, one object a line.") var json = false
  @Flag(help: "Tell only the counts at the end.") var quiet = false

  func validate() throws {
    guard listen == nil || rtu == nil else { throw ValidationError("--listen and --rtu exclude each other") }
    if let listen, PLCLinkFile.tcpPlace(listen) == nil {
      throw ValidationError("--listen \(listen): a HOST:PORT is needed, as 127.0.0.1:1502")
    }
    _ = try seconds()
    _ = try faults(of: faults)
    _ = try settings()
  }

  /// `--set 4384=150`
  private func settings() throws -> [(register: Int, value: UInt16)] {
    try set.map { text in
      let parts = text.split(separator: "=").map(String.init)
      guard parts.count == 2, let register = UInt16(parts[0]), let value = UInt16(parts[1]) else {
        throw ValidationError("--set \(text): a register and its value are needed, as 4384=150")
      }
      return (Int(register), value)
    }
  }

  private func seconds() throws -> Nanoseconds? {
    guard let duration else { return nil }
    guard let time = PLCFault.time(duration) else {
      throw ValidationError("--for \(duration): a time with its unit is needed, as 90s or 2m")
    }
    return time
  }

  private func faults(of texts: [String]) throws -> [PLCFault] {
    var all: [PLCFault] = []
    do throws(PLCFaultError) {
      for text in texts { all += try PLCFault.reading(text, on: rtu == nil ? .tcp : .rtu) }
    } catch {
      throw ValidationError(error.description)
    }
    return all
  }

  private func fileFaults() throws -> [PLCFault] {
    guard let faultsFile else { return [] }
    let text: String
    do {
      text = try String(contentsOfFile: faultsFile, encoding: .utf8)
    } catch {
      throw WorldError.file("\(faultsFile) cannot be read: \(error.localizedDescription)")
    }
    let lines = text.split(separator: "\n").map { line in
      String(line.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces)
    }
    return try faults(of: lines.filter { !$0.isEmpty })
  }

  func run() throws {
    do {
      try serve()
    } catch let error as WorldError {
      StandardError.write("hubsim: \(error)\n")
      if case .config = error { throw ExitCode(2) }
      throw ExitCode(1)
    } catch let error as FaultyPLCError {
      StandardError.write("hubsim: \(error)\n")
      throw ExitCode(1)
    }
  }

  private func serve() throws {
    StopSignals.watch()
    // Whoever started this program may have blocked the signals, and then nothing would end it.
    var none = sigset_t()
    // Safe: the set is ours.
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
    let place = rtu.map { FaultyPLCLayout.Place.rtu(link: $0) } ?? listen.flatMap(PLCLinkFile.tcpPlace)
    var file = try PLCLinkFile(path: config, link: link, place: place)
    for (register, value) in try settings() {
      file.layout.holdingRegisters = max(file.layout.holdingRegisters, register + 1)
      file.layout.presets[register] = value
    }
    let teller = PLCFaultLine(isJSON: json)
    let isQuiet = quiet
    let server = try FaultyPLC(file.layout, faults: try faults(of: faults) + fileFaults(), seed: seed) {
      note in
      if isQuiet { return }
      do {
        Self.say(try teller.line(note))
      } catch {
        StandardError.write("hub bug: a fault cannot be written down: \(error)\n")
      }
    }
    Self.say(try teller.greeting(file, port: server.port))
    let ends = try seconds().map { MonotonicClock.now() + $0 }
    while !StopSignals.cameIn, ends.map({ MonotonicClock.now() < $0 }) ?? true {
      MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(20))
    }
    server.stop()
    Self.say(try teller.end(server.counts))
  }

  /// One line, at once, also into a pipe.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

import HubUnits
import Synchronization

/// A device on TCP that holds everything it is told and remembers every address that was ever written. Its own bytes,
/// nothing of the link's.
final class NotingDevice: Sendable {
  /// One address: `c4` for coil 4, `h2048` for holding register 2,048.
  struct Seen {
    var written: Set<String> = []
    var writes = 0
    var readings = 0
    var registers: [UInt16: UInt16] = [:]
    var unknown: Set<UInt8> = []
  }

  let seen = Mutex(Seen())

  /// The answer to a whole request, header included.
  func answer(_ request: [UInt8]) -> [UInt8] {
    let function = request[7]
    func word(_ at: Int) -> UInt16 { UInt16(request[at]) << 8 | UInt16(request[at + 1]) }
    let (first, second) = (word(8), word(10))
    let body: [UInt8] = seen.withLock { seen in
      func note(_ table: String, _ from: UInt16, _ count: UInt16) {
        seen.writes += 1
        for n in 0..<count { seen.written.insert("\(table)\(from + n)") }
      }
      switch function {
      case 1, 2:
        seen.readings += 1
        let bytes = (Int(second) + 7) / 8
        return [function, UInt8(bytes)] + [UInt8](repeating: 0, count: bytes)
      case 3, 4:
        seen.readings += 1
        let words = (0..<second).map { function == 3 ? seen.registers[first + $0] ?? 0 : 0 }
        return [function, UInt8(2 * words.count)] + words.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case 5:
        note("c", first, 1)
        return Array(request[7..<12])
      case 6:
        note("h", first, 1)
        seen.registers[first] = second
        return Array(request[7..<12])
      case 15:
        note("c", first, second)
        return Array(request[7..<12])
      case 16:
        note("h", first, second)
        for n in 0..<second { seen.registers[first + n] = word(13 + 2 * Int(n)) }
        return Array(request[7..<12])
      default:
        seen.unknown.insert(function)
        return [function | 0x80, 1]
      }
    }
    let length = body.count + 1
    return Array(request[0..<4]) + [UInt8(length >> 8), UInt8(length & 0xFF), request[6]] + body
  }
}

import Foundation
import HubProtocol
import HubUnits

/// An event of the journal as one line.
struct EventText {
  let event: LineEvent

  /// What the line says anyway, so that the payload need not repeat it.
  private static let told: Set<String> = ["code", "reason", "lane", "serial", "who"]

  var line: String {
    let parts: [String?] = [
      "\(event.sequence)", event.at.text, event.kind, event.serial.map { "#\($0)" }, event.code,
      event.lane.map { "lane \($0)" }, event.reason?.value.word, event.actor, more,
    ]
    return parts.compactMap { $0 }.joined(separator: "  ")
  }

  /// The rest of the payload as `key=value`, in the order of the keys; as it is when it is no JSON object.
  private var more: String? {
    guard let payload = event.payload else { return nil }
    let object: Any
    do {
      object = try JSONSerialization.jsonObject(with: Data(payload.utf8))
    } catch { return payload }
    guard let fields = object as? [String: Any] else { return payload }
    let rest = fields.filter { !Self.told.contains($0.key) && !($0.value is NSNull) }.sorted {
      $0.key < $1.key
    }
    return rest.isEmpty ? nil : rest.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }
}

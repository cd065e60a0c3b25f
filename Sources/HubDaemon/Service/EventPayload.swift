import Foundation

/// The fields of an event's payload that most readers want.
struct EventPayload: Decodable {
  var code: String?
  var reason: String?
  var lane: Int?
  var who: String?

  /// **Errors**: none; a payload of another shape has none of these fields, and goes to the reader whole.
  init(_ text: String) {
    do {
      self = try JSONDecoder().decode(EventPayload.self, from: Data(text.utf8))
    } catch {
      self.init(code: nil, reason: nil, lane: nil, who: nil)
    }
  }

  private init(code: String?, reason: String?, lane: Int?, who: String?) {
    self.code = code
    self.reason = reason
    self.lane = lane
    self.who = who
  }
}

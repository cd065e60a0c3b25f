/// Who chose a parcel's lane, for its story.
enum LaneChooser: Sendable, Equatable {
  /// A rule of the sort plan, by its name.
  case rule(String)
  /// Customs has not cleared it.
  case customs
  /// It cannot be sorted surely.
  case exception
  /// Somebody redirected it; nil when nobody knows who.
  case person(String?)

  /// The rule's name, when a rule chose.
  var rule: String? {
    if case .rule(let name) = self { name } else { nil }
  }

  /// One word, or the rule's name.
  var word: String {
    switch self {
    case .rule(let name): name
    case .customs: "customs"
    case .exception: "exception"
    case .person: "redirect"
    }
  }
}

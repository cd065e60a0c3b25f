import Testing

/// Where we answer otherwise than a fixture says, and why ours is right.
///
/// A row is a promise both ways: the vector differs, and when it no longer does the row must go.
struct Disagreements {
  private let reasons: [String: String]

  init(_ reasons: [String: String]) { self.reasons = reasons }

  /// Fails when a vector differs without a reason, or has a reason and does not differ.
  func judge(
    _ vector: String, differs: Bool, _ answer: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    if let reason = reasons[vector] {
      #expect(
        differs, "\(vector): no longer differs, take the row out (\(reason))", sourceLocation: sourceLocation)
    } else {
      #expect(!differs, "\(vector): \(answer())", sourceLocation: sourceLocation)
    }
  }

  /// Fails when a row names no vector of the fixture.
  func check(against vectors: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    let known = Set(vectors)
    for vector in reasons.keys {
      #expect(known.contains(vector), "no vector \(vector)", sourceLocation: sourceLocation)
    }
  }
}

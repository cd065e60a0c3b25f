/// A value with the place it was written at.
///
/// A value that could not be read keeps a harmless fallback and is not sound: its problem is already told, and
/// the cross-checks leave it out instead of telling a second, wrong one.
struct Located<Value>: Checkable {
  var value: Value
  var place: Place
  var isSound = true

  func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(value: transform(value), place: place, isSound: isSound)
  }
}

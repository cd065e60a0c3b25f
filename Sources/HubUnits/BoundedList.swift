/// A list with a ceiling, stored inline: no heap, no reference, no surprise.
///
/// **Shape**: at most `capacity` elements.
/// **Thread**: a value; whoever owns it uses it.
public struct BoundedList<let capacity: Int, Element: BitwiseCopyable & Sendable>: Sendable, BitwiseCopyable {
  @usableFromInline var storage: InlineArray<capacity, Element>
  /// How many elements are in use.
  @inlinable public var count: Int { used }
  @usableFromInline var used: Int

  /// An empty list. `filler` occupies the unused slots and is never seen.
  @inlinable public init(filler: Element) {
    storage = InlineArray(repeating: filler)
    used = 0
  }

  @inlinable public var isEmpty: Bool { count == 0 }
  @inlinable public var isFull: Bool { count == capacity }
  @inlinable public var indices: Range<Int> { 0..<count }

  /// **Precondition**: `index < count`.
  @inlinable public subscript(index: Int) -> Element {
    // No coroutines: in a debug build each access would allocate its frame.
    get {
      precondition(index >= 0 && index < count, "hub bug: index past the end of a bounded list")
      return storage[index]
    }
    set {
      precondition(index >= 0 && index < count, "hub bug: index past the end of a bounded list")
      storage[index] = newValue
    }
  }

  /// Appends, or says that the ceiling is reached.
  ///
  /// - Returns: false when the list was full; the caller decides what that means and traces it.
  @inlinable @discardableResult public mutating func append(_ element: Element) -> Bool {
    guard count < capacity else { return false }
    storage[used] = element
    used += 1
    return true
  }

  /// Inserts keeping what follows in order, or says that the ceiling is reached.
  @inlinable @discardableResult public mutating func insert(_ element: Element, at index: Int) -> Bool {
    precondition(index >= 0 && index <= count, "hub bug: insertion past the end of a bounded list")
    guard count < capacity else { return false }
    var i = count
    while i > index {
      storage[i] = storage[i - 1]
      i -= 1
    }
    storage[index] = element
    used += 1
    return true
  }

  /// Removes one element, keeping the order of the others.
  @inlinable public mutating func remove(at index: Int) {
    precondition(index >= 0 && index < count, "hub bug: removal past the end of a bounded list")
    var i = index
    while i + 1 < count {
      storage[i] = storage[i + 1]
      i += 1
    }
    used -= 1
  }

  @inlinable public mutating func removeAll() { used = 0 }
}

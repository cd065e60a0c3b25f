/// A list with a ceiling in memory that somebody else owns: what `BoundedList` is for large tables.
///
/// Large inline arrays are copied whole at every access in debug builds, and now and then in release builds too
/// (decision record 0005); an element of this list is reached through its address.
///
/// **Shape**: at most `capacity` elements.
/// **Thread**: whoever owns it uses it.
@safe public struct FixedList<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  public let capacity: Int
  @usableFromInline var used = 0

  /// An empty list in a part of the region.
  @inlinable public init(in region: inout MemoryRegion, capacity: Int) {
    unsafe base = region.carve(capacity, of: Element.self)
    self.capacity = capacity
  }

  /// A full list of equal elements.
  @inlinable public init(in region: inout MemoryRegion, repeating element: Element, count: Int) {
    self.init(in: &region, capacity: count)
    for _ in 0..<count { append(element) }
  }

  @inlinable public var count: Int { used }
  @inlinable public var isEmpty: Bool { used == 0 }
  @inlinable public var isFull: Bool { used == capacity }
  @inlinable public var indices: Range<Int> { 0..<used }

  /// **Precondition**: `index < count`.
  @inlinable public subscript(index: Int) -> Element {
    // Safe: the region outlives the list, the index is checked, and elements up to `used` were written.
    @_transparent unsafeAddress {
      precondition(index >= 0 && index < used, "hub bug: index past the end of a fixed list")
      return unsafe UnsafePointer(base + index)
    }
    @_transparent unsafeMutableAddress {
      precondition(index >= 0 && index < used, "hub bug: index past the end of a fixed list")
      return unsafe base + index
    }
  }

  /// Where an element lies, for a table that hands its elements out in place.
  ///
  /// Not by `_read` and `_modify`: their coroutine frames are allocated in debug builds.
  ///
  /// **Precondition**: `index < count`; the address is good as long as the region and the element are.
  @_transparent public func address(of index: Int) -> UnsafeMutablePointer<Element> {
    precondition(index >= 0 && index < used, "hub bug: index past the end of a fixed list")
    return unsafe base + index
  }

  /// Appends, or says that the ceiling is reached.
  ///
  /// - Returns: false when the list was full; the caller decides what that means and traces it.
  @inlinable @discardableResult public mutating func append(_ element: Element) -> Bool {
    guard used < capacity else { return false }
    // Safe: below the capacity that was carved.
    unsafe (base + used).initialize(to: element)
    used += 1
    return true
  }

  /// Inserts keeping what follows in order, or says that the ceiling is reached.
  @inlinable @discardableResult public mutating func insert(_ element: Element, at index: Int) -> Bool {
    precondition(index >= 0 && index <= used, "hub bug: insertion past the end of a fixed list")
    guard used < capacity else { return false }
    // Safe: used < capacity; the ranges may overlap.
    unsafe UnsafeMutableRawPointer(base + index + 1).copyMemory(
      from: base + index, byteCount: (used - index) * MemoryLayout<Element>.stride)
    unsafe (base + index).initialize(to: element)
    used += 1
    return true
  }

  /// Removes one element, keeping the order of the others.
  @inlinable public mutating func remove(at index: Int) {
    precondition(index >= 0 && index < used, "hub bug: removal past the end of a fixed list")
    // Safe: index < used; the ranges may overlap.
    unsafe UnsafeMutableRawPointer(base + index).copyMemory(
      from: base + index + 1, byteCount: (used - index - 1) * MemoryLayout<Element>.stride)
    used -= 1
  }

  @inlinable public mutating func removeAll() { used = 0 }
}

// Safe: the list is the only way to its part of the region; sending the list sends the memory with it.
extension FixedList: @unchecked Sendable where Element: Sendable {}

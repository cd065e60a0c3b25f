// The tables beside this file (KeymapUs.swift …) are computed from xkeyboard-config 2.35.1 as packaged by Debian
// (xkb-data), which is under the MIT/X11 licence: "Permission is hereby granted, free of charge, to any person
// obtaining a copy of this software and associated documentation files, to deal in the Software without
// restriction … provided that the above copyright notice and this permission notice appear in all copies".
// Copyright 1996 Joseph Moss; 2002-2007 Free Software Foundation, Inc.; Dmitry Golubev; 2004 Gregory Mokhin;
// 2006 Erdal Ronahi; X.Org Foundation and the contributors named in Debian's copyright file of xkb-data.
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND.

/// Which character a key writes, per country setting and modifiers.
///
/// A table is text of hexadecimal digits, so that it lies in the program's constants: no heap, no lazy global.
///
/// **Shape**: six columns (none, Shift, AltGr, Shift+AltGr, Caps Lock, Caps Lock+Shift) of the usages 04 to 67, two
/// digits each: 00 no character, 1A a character that has no single byte (dead keys, beyond Latin-1), else Latin-1.
enum Keymap {
  /// The modifiers that choose a character.
  enum Column: Int, Sendable {
    case plain = 0
    case shift, altGr, shiftAltGr, capsLock, capsLockShift
  }

  /// ASCII "substitute": stands where a character was that has no byte.
  static var substitute: UInt8 { 0x1A }

  static var firstUsage: UInt8 { 0x04 }
  static var lastUsage: UInt8 { 0x67 }

  /// The byte of a key, 0 when it writes nothing.
  static func byte(_ usage: UInt8, _ column: Column, _ layout: KeyboardLayout) -> UInt8 {
    guard usage >= firstUsage, usage <= lastUsage else { return 0 }
    let keyCount = Int(lastUsage - firstUsage) + 1
    let index = (column.rawValue * keyCount + Int(usage - firstUsage)) * 2
    let table = table(of: layout)
    return digit(table.byte(at: index)) << 4 | digit(table.byte(at: index + 1))
  }

  private static func digit(_ character: UInt8) -> UInt8 {
    character >= 0x41 ? character - 0x37 : character - 0x30
  }

  private static func table(of layout: KeyboardLayout) -> StaticString {
    switch layout {
    case .us: us
    case .be: be
    case .fr: fr
    case .de: de
    case .gb: gb
    case .nl: nl
    case .it: it
    case .es: es
    case .swissFrench: swissFrench
    case .swissGerman: swissGerman
    }
  }
}

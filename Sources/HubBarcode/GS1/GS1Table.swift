/// The application identifiers we know, with our own words and grouping.
///
/// All that stand on transport units and parcels, and the others so that a label with one of them is still read.
///
/// **Source**: GS1 General Specifications, sections 3.2 to 3.9.
enum GS1Table {
  /// The rule for the identifier that starts with these four digits; -1 stands for "no digit there".
  static func rule(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> GS1Rule? {
    guard a >= 0, b >= 0 else { return nil }
    guard var rule = find(a * 10 + b, c, d), rule.width < 3 || c >= 0, rule.width < 4 || d >= 0 else {
      return nil
    }
    rule.needsSeparator = !hasPredefinedLength(a * 10 + b)
    return rule
  }

  /// **Source**: General Specifications, figure 7.8.5-2: element strings with predefined length.
  private static func hasPredefinedLength(_ two: Int) -> Bool {
    switch two {
    case 0...4, 11...20, 31...36, 41: true
    default: false
    }
  }

  private static func find(_ two: Int, _ c: Int, _ d: Int) -> GS1Rule? {
    switch two {
    case 0: .digits("SSCC", 2, 18, .modulo10)
    case 1: .digits("GTIN", 2, 14, .modulo10)
    case 2: .digits("CONTENT", 2, 14, .modulo10)
    case 3: .digits("MTO GTIN", 2, 14, .modulo10)
    case 10: .text("BATCH/LOT", 2, upTo: 20)
    case 11: .digits("PROD DATE", 2, 6, .date)
    case 12: .digits("DUE DATE", 2, 6, .date)
    case 13: .digits("PACK DATE", 2, 6, .date)
    case 15: .digits("BEST BEFORE or BEST BY", 2, 6, .date)
    case 16: .digits("SELL BY", 2, 6, .date)
    case 17: .digits("USE BY or EXPIRY", 2, 6, .date)
    case 20: .digits("VARIANT", 2, 2)
    case 21: .text("SERIAL", 2, upTo: 20)
    case 22: .text("CPV", 2, upTo: 20)
    case 23, 24, 25: product(two * 10 + c)
    case 30: .number("VAR. COUNT", 2, upTo: 8)
    case 31...36: measure(two * 10 + c, d)
    case 37: .number("COUNT", 2, upTo: 8)
    case 39: amount(c, d)
    case 40, 41, 42: transport(two * 10 + c)
    case 43: scanForTransport(c, d)
    case 70, 71, 72: special(two, c, d)
    case 80, 81, 82: asset(two, c, d)
    case 90: .text("INTERNAL", 2, upTo: 30)
    case 91...99: .text("INTERNAL", 2, upTo: 90)
    default: nil
    }
  }

  private static func product(_ three: Int) -> GS1Rule? {
    switch three {
    case 235: .text("TPX", 3, upTo: 28)
    case 240: .text("ADDITIONAL ID", 3, upTo: 30)
    case 241: .text("CUST. PART No.", 3, upTo: 30)
    case 242: .number("MTO VARIANT", 3, upTo: 6)
    case 243: .text("PCN", 3, upTo: 20)
    case 250: .text("SECONDARY SERIAL", 3, upTo: 30)
    case 251: .text("REF. TO SOURCE", 3, upTo: 30)
    case 253: .mixed("GDTI", 3, digits: 13, upTo: 17, .text, .modulo10)
    case 254: .text("GLN EXTENSION COMPONENT", 3, upTo: 20)
    case 255: .mixed("GCN", 3, digits: 13, upTo: 12, .digits, .modulo10)
    default: nil
    }
  }

  /// Weights and measures: six digits, the identifier's last digit says how many are decimals (0 to 5).
  private static func measure(_ three: Int, _ decimals: Int) -> GS1Rule? {
    guard decimals >= 0, decimals <= 5 else { return nil }
    return switch three {
    case 310: .digits("NET WEIGHT (kg)", 4, 6)
    case 311: .digits("LENGTH (m)", 4, 6)
    case 312: .digits("WIDTH (m)", 4, 6)
    case 313: .digits("HEIGHT (m)", 4, 6)
    case 314: .digits("AREA (m²)", 4, 6)
    case 315: .digits("NET VOLUME (l)", 4, 6)
    case 316: .digits("NET VOLUME (m³)", 4, 6)
    case 330: .digits("GROSS WEIGHT (kg)", 4, 6)
    case 331: .digits("LENGTH (m), log", 4, 6)
    case 332: .digits("WIDTH (m), log", 4, 6)
    case 333: .digits("HEIGHT (m), log", 4, 6)
    case 334: .digits("AREA (m²), log", 4, 6)
    case 335: .digits("VOLUME (l), log", 4, 6)
    case 336: .digits("VOLUME (m³), log", 4, 6)
    case 337: .digits("KG PER m²", 4, 6)
    case 340: .digits("GROSS WEIGHT (lb)", 4, 6)
    case 320: .digits("NET WEIGHT (lb)", 4, 6)
    case 321: .digits("LENGTH (in)", 4, 6)
    case 322: .digits("LENGTH (ft)", 4, 6)
    case 323: .digits("LENGTH (yd)", 4, 6)
    case 324: .digits("WIDTH (in)", 4, 6)
    case 325: .digits("WIDTH (ft)", 4, 6)
    case 326: .digits("WIDTH (yd)", 4, 6)
    case 327: .digits("HEIGHT (in)", 4, 6)
    case 328: .digits("HEIGHT (ft)", 4, 6)
    case 329: .digits("HEIGHT (yd)", 4, 6)
    case 341...349, 350...357, 360...369: imperialMeasure(three)
    default: nil
    }
  }

  /// Logistic measures, areas and volumes of those who do not use metres.
  private static func imperialMeasure(_ three: Int) -> GS1Rule? {
    switch three {
    case 341: .digits("LENGTH (in), log", 4, 6)
    case 342: .digits("LENGTH (ft), log", 4, 6)
    case 343: .digits("LENGTH (yd), log", 4, 6)
    case 344: .digits("WIDTH (in), log", 4, 6)
    case 345: .digits("WIDTH (ft), log", 4, 6)
    case 346: .digits("WIDTH (yd), log", 4, 6)
    case 347: .digits("HEIGHT (in), log", 4, 6)
    case 348: .digits("HEIGHT (ft), log", 4, 6)
    case 349: .digits("HEIGHT (yd), log", 4, 6)
    case 350: .digits("AREA (in²)", 4, 6)
    case 351: .digits("AREA (ft²)", 4, 6)
    case 352: .digits("AREA (yd²)", 4, 6)
    case 353: .digits("AREA (in²), log", 4, 6)
    case 354: .digits("AREA (ft²), log", 4, 6)
    case 355: .digits("AREA (yd²), log", 4, 6)
    case 356: .digits("NET WEIGHT (tr oz)", 4, 6)
    case 357: .digits("NET VOLUME (oz)", 4, 6)
    case 360: .digits("NET VOLUME (qt (US))", 4, 6)
    case 361: .digits("NET VOLUME (gal.)", 4, 6)
    case 362: .digits("VOLUME (qt (US)), log", 4, 6)
    case 363: .digits("VOLUME (gal (US)), log", 4, 6)
    case 364: .digits("NET VOLUME (in³)", 4, 6)
    case 365: .digits("NET VOLUME (ft³)", 4, 6)
    case 366: .digits("NET VOLUME (yd³)", 4, 6)
    case 367: .digits("VOLUME (in³), log", 4, 6)
    case 368: .digits("VOLUME (ft³), log", 4, 6)
    case 369: .digits("VOLUME (yd³), log", 4, 6)
    default: nil
    }
  }

  private static func amount(_ c: Int, _ d: Int) -> GS1Rule? {
    guard d >= 0 else { return nil }
    return switch c {
    case 0: .number("AMOUNT", 4, upTo: 15)
    case 1: .mixed("AMOUNT", 4, digits: 3, from: 1, upTo: 15, .digits, .currency)
    case 2: .number("PRICE", 4, upTo: 15)
    case 3: .mixed("PRICE", 4, digits: 3, from: 1, upTo: 15, .digits, .currency)
    case 4 where d <= 3: .digits("PRCNT OFF", 4, 4)
    case 5 where d <= 5: .digits("PRICE/UoM", 4, 6)
    default: nil
    }
  }

  private static func transport(_ three: Int) -> GS1Rule? {
    switch three {
    case 400: .text("ORDER NUMBER", 3, upTo: 30)
    case 401: .text("GINC", 3, upTo: 30, .companyPrefix)
    case 402: .digits("GSIN", 3, 17, .modulo10)
    case 403: .text("ROUTE", 3, upTo: 30)
    case 410: .digits("SHIP TO LOC", 3, 13, .modulo10)
    case 411: .digits("BILL TO", 3, 13, .modulo10)
    case 412: .digits("PURCHASE FROM", 3, 13, .modulo10)
    case 413: .digits("SHIP FOR LOC", 3, 13, .modulo10)
    case 414: .digits("LOC No.", 3, 13, .modulo10)
    case 415: .digits("PAY TO", 3, 13, .modulo10)
    case 416: .digits("PROD/SERV LOC", 3, 13, .modulo10)
    case 417: .digits("PARTY", 3, 13, .modulo10)
    case 420: .text("SHIP TO POST", 3, upTo: 20)
    case 421: .mixed("SHIP TO POST", 3, digits: 3, from: 1, upTo: 9, .text, .country)
    case 422: .digits("ORIGIN", 3, 3, .country)
    case 423: .mixed("COUNTRY - INITIAL PROCESS", 3, digits: 3, upTo: 12, .digits, .countries)
    case 424: .digits("COUNTRY - PROCESS", 3, 3, .country)
    case 425: .mixed("COUNTRY - DISASSEMBLY", 3, digits: 3, upTo: 12, .digits, .countries)
    case 426: .digits("COUNTRY - FULL PROCESS", 3, 3, .country)
    case 427: .text("ORIGIN SUBDIVISION", 3, upTo: 3)
    default: nil
    }
  }

  /// Scan4Transport: the address and the service in the symbol.
  private static func scanForTransport(_ c: Int, _ d: Int) -> GS1Rule? {
    guard c >= 0, d >= 0 else { return nil }
    return switch c * 10 + d {
    case 0: .text("SHIP TO COMP", 4, upTo: 35, .percentEncoding)
    case 1: .text("SHIP TO NAME", 4, upTo: 35, .percentEncoding)
    case 2: .text("SHIP TO ADD1", 4, upTo: 70, .percentEncoding)
    case 3: .text("SHIP TO ADD2", 4, upTo: 70, .percentEncoding)
    case 4: .text("SHIP TO SUB", 4, upTo: 70, .percentEncoding)
    case 5: .text("SHIP TO LOC", 4, upTo: 70, .percentEncoding)
    case 6: .text("SHIP TO REG", 4, upTo: 70, .percentEncoding)
    case 7: .text("SHIP TO COUNTRY", 4, upTo: 2, from: 2, .countryLetters)
    case 8: .text("SHIP TO PHONE", 4, upTo: 30)
    case 9: .digits("SHIP TO GEO", 4, 20, .place)
    case 10: .text("RTN TO COMP", 4, upTo: 35, .percentEncoding)
    case 11: .text("RTN TO NAME", 4, upTo: 35, .percentEncoding)
    case 12: .text("RTN TO ADD1", 4, upTo: 70, .percentEncoding)
    case 13: .text("RTN TO ADD2", 4, upTo: 70, .percentEncoding)
    case 14: .text("RTN TO SUB", 4, upTo: 70, .percentEncoding)
    case 15: .text("RTN TO LOC", 4, upTo: 70, .percentEncoding)
    case 16: .text("RTN TO REG", 4, upTo: 70, .percentEncoding)
    case 17: .text("RTN TO COUNTRY", 4, upTo: 2, from: 2, .countryLetters)
    case 18: .text("RTN TO POST", 4, upTo: 20)
    case 19: .text("RTN TO PHONE", 4, upTo: 30)
    case 20: .text("SRV DESCRIPTION", 4, upTo: 35, .percentEncoding)
    case 21: .digits("DANGEROUS GOODS", 4, 1, .yesOrNo)
    case 22: .digits("AUTH TO LEAVE", 4, 1, .yesOrNo)
    case 23: .digits("SIG REQUIRED", 4, 1, .yesOrNo)
    case 24: .digits("NOT BEF DEL DT", 4, 10, .dateAndTime)
    case 25: .digits("NOT AFT DEL DT", 4, 10, .dateAndTime)
    case 26: .digits("REL DATE", 4, 6, .day)
    case 30: .mixed("MAX TEMP F.", 4, digits: 6, upTo: 1, .text, .minus)
    case 31: .mixed("MAX TEMP C.", 4, digits: 6, upTo: 1, .text, .minus)
    case 32: .mixed("MIN TEMP F.", 4, digits: 6, upTo: 1, .text, .minus)
    case 33: .mixed("MIN TEMP C.", 4, digits: 6, upTo: 1, .text, .minus)
    default: nil
    }
  }

  private static func special(_ two: Int, _ c: Int, _ d: Int) -> GS1Rule? {
    if two == 71 { return healthNumber(c) }
    guard two == 70 || two == 72, c >= 0, d >= 0 else { return nil }
    if two == 72, c == 5 { return person(d) }
    return switch two * 100 + c * 10 + d {
    case 7001: .digits("NSN", 4, 13)
    case 7002: .text("MEAT CUT", 4, upTo: 30)
    case 7003: .digits("EXPIRY TIME", 4, 10, .dayAndTime)
    case 7004: .number("ACTIVE POTENCY", 4, upTo: 4)
    case 7005: .text("CATCH AREA", 4, upTo: 12)
    case 7006: .digits("FIRST FREEZE DATE", 4, 6, .day)
    case 7007: .mixed("HARVEST DATE", 4, digits: 6, upTo: 6, .digits, .days)
    case 7008: .text("AQUATIC SPECIES", 4, upTo: 3)
    case 7009: .text("FISHING GEAR TYPE", 4, upTo: 10)
    case 7010: .text("PROD METHOD", 4, upTo: 2)
    case 7011: .mixed("TEST BY DATE", 4, digits: 6, upTo: 4, .digits, .dayAndPerhapsTime)
    case 7020: .text("REFURB LOT", 4, upTo: 20)
    case 7021: .text("FUNC STAT", 4, upTo: 20)
    case 7022: .text("REV STAT", 4, upTo: 20)
    case 7023: .text("GIAI - ASSEMBLY", 4, upTo: 30, .companyPrefix)
    case 7030...7039: .mixed("PROCESSOR", 4, digits: 3, from: 1, upTo: 27, .text, .countryOrSeveral)
    case 7040: .mixed("UIC+EXT", 4, digits: 1, from: 3, upTo: 3, .text, .importer)
    case 7041: .text("UFRGT UNIT TYPE", 4, upTo: 4)
    case 7230...7239: .text("CERT", 4, upTo: 30, from: 3)
    case 7240: .text("PROTOCOL", 4, upTo: 20)
    case 7241: .digits("AIDC MEDIA TYPE", 4, 2, .mediaType)
    case 7242: .text("VCN", 4, upTo: 25)
    default: nil
    }
  }

  /// National health care numbers.
  private static func healthNumber(_ c: Int) -> GS1Rule? {
    switch c {
    case 0: .text("NHRN PZN", 3, upTo: 20)
    case 1: .text("NHRN CIP", 3, upTo: 20)
    case 2: .text("NHRN CN", 3, upTo: 20)
    case 3: .text("NHRN DRN", 3, upTo: 20)
    case 4: .text("NHRN AIM", 3, upTo: 20)
    case 5: .text("NHRN NDC", 3, upTo: 20)
    case 6: .text("NHRN AIC", 3, upTo: 20)
    case 7: .text("NHRN SRN", 3, upTo: 20)
    default: nil
    }
  }

  /// A patient: on wristbands, not on parcels.
  private static func person(_ d: Int) -> GS1Rule? {
    switch d {
    case 0: .digits("DOB", 4, 8, .birth)
    case 1: .digits("DOB TIME", 4, 12, .birth)
    case 2: .digits("BIO SEX", 4, 1, .sex)
    case 3: .text("FAMILY NAME", 4, upTo: 40, .percentEncoding)
    case 4: .text("GIVEN NAME", 4, upTo: 40, .percentEncoding)
    case 5: .text("SUFFIX", 4, upTo: 10)
    case 6: .text("FULL NAME", 4, upTo: 90, .percentEncoding)
    case 7: .text("PERSON ADDR", 4, upTo: 70, .percentEncoding)
    case 8: .text("BIRTH SEQUENCE", 4, upTo: 3, from: 3, .sequence)
    case 9: .text("BABY", 4, upTo: 40, .percentEncoding)
    default: nil
    }
  }

  private static func asset(_ two: Int, _ c: Int, _ d: Int) -> GS1Rule? {
    guard c >= 0, d >= 0 else { return nil }
    return switch two * 100 + c * 10 + d {
    case 8001: .digits("DIMENSIONS", 4, 14, .roll)
    case 8002: .text("CMT No.", 4, upTo: 20)
    case 8003: .mixed("GRAI", 4, digits: 14, upTo: 16, .text, .asset)
    case 8004: .text("GIAI", 4, upTo: 30, .companyPrefix)
    case 8005: .digits("PRICE PER UNIT", 4, 6)
    case 8006: .digits("ITIP", 4, 18, .piece)
    case 8007: .text("IBAN", 4, upTo: 34, .iban)
    case 8008: .mixed("PROD TIME", 4, digits: 8, upTo: 4, .digits, .dayAndHour)
    case 8009: .text("OPTSEN", 4, upTo: 50)
    case 8010:
      GS1Rule(title: "CPID", width: 4, tailMinimum: 1, tailMaximum: 30, tail: .code, check: .companyPrefix)
    case 8011: .number("CPID SERIAL", 4, upTo: 12, .noLeadingZero)
    case 8012: .text("VERSION", 4, upTo: 20)
    case 8013: .text("GMN", 4, upTo: 25, .checkPair(needsLetter: false))
    case 8014: .text("MUDI", 4, upTo: 25, .checkPair(needsLetter: true))
    case 8017: .digits("GSRN - PROVIDER", 4, 18, .modulo10)
    case 8018: .digits("GSRN - RECIPIENT", 4, 18, .modulo10)
    case 8019: .number("SRIN", 4, upTo: 10)
    case 8020: .text("REF No.", 4, upTo: 25)
    case 8026: .digits("ITIP CONTENT", 4, 18, .piece)
    case 8030:
      GS1Rule(
        title: "DIGSIG", width: 4, tailMinimum: 1, tailMaximum: 90, tail: .base64, check: .base64)
    case 8040: .digits("IMEI", 4, 15)
    case 8041: .digits("IMEI2", 4, 15)
    case 8042: .digits("ESIM", 4, 32)
    case 8043: .mixed("PSIM", 4, digits: 18, upTo: 2, .digits)
    case 8110, 8112: .text("COUPON", 4, upTo: 70)
    case 8111: .digits("POINTS", 4, 4)
    case 8200: .text("PRODUCT URL", 4, upTo: 70)
    default: nil
    }
  }
}

/// How characters are written as bytes.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  /// The byte order mark tells the order of the bytes.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Western Europe.
  case windows1252 = "windows-1252"
  /// Vietnamese: letters and combining tone marks.
  case windows1258 = "windows-1258"
  case macRoman = "mac-roman"
}

/// How the bytes of a file are to be read, as far as the survey states it; the rest is recognised.
package struct FileFormat: Sendable, Hashable {
  package let encoding: TextEncoding?
  /// One byte of ASCII.
  package let delimiter: UInt8?
  /// The sheet of a workbook.
  package let sheet: String?

  package init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil, sheet: String? = nil) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.sheet = sheet
  }
}

/// What a table may hold at most, so that no file can exhaust the memory. Beyond it the import refuses.
package struct ImportLimits: Sendable, Hashable {
  /// Bytes of the longest cell, in UTF-8.
  package let cell: Int
  /// Bytes of all cells of the longest record, in UTF-8.
  package let record: Int
  /// Cells of a record.
  package let columns: Int

  package init(cell: Int = 1 << 20, record: Int = 10 << 20, columns: Int = 1 << 14) {
    self.cell = max(1, cell)
    self.record = max(self.cell, record)
    self.columns = max(1, columns)
  }
}

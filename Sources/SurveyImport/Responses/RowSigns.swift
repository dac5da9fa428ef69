import SurveyModel

/// What the platform says of each row of a file.
struct RowSigns {
  private let signs: [RowSign]

  init(_ signs: [RowSign]) { self.signs = signs }

  var isEmpty: Bool { signs.isEmpty }

  /// The worst that any of the columns says; that column beside it.
  func status(_ record: Record) -> (status: RowStatus, column: Int?) {
    var worst: (status: RowStatus, column: Int?) = (.counts, nil)
    for sign in signs {
      let status = sign.status(record.text(sign.column))
      if status > worst.status { worst = (status, sign.column) }
    }
    return worst
  }
}

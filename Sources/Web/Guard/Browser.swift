import FoundationEssentials
import Glibc
import Workbench

/// Opens the user's browser at an address without telling anybody else the address.
enum Browser {
  /// - Returns: what is to be removed once the page was asked for; `nil` where there is nothing to open a browser with.
  static func open(_ address: String) -> BrowserNote? {
    let environment = ProcessInfo.processInfo.environment
    // Without a screen there is no browser, only a program that asks for one.
    guard let home = environment["HOME"], environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil,
      let note = try? BrowserNote(leadingTo: address, home: home)
    else { return nil }
    guard let opener = InstalledProgram(["xdg-open"], environment: environment), opener.start([note.path]) != nil else {
      note.remove()
      return nil
    }
    return note
  }
}

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
    guard start("xdg-open", note.path) else {
      note.remove()
      return nil
    }
    return note
  }

  private static func start(_ program: String, _ argument: String) -> Bool {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var arguments = unsafe [strdup(program), strdup(argument), nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process = pid_t()
    return unsafe posix_spawnp(&process, program, &actions, nil, &arguments, environ) == 0
  }
}

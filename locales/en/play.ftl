# Why a lesson cannot be opened, or its recording not be replayed.

# $why says what is wrong, as a whole sentence.
lesson-not-opened = the lesson cannot be opened: { $why }
no-start-viewpoint = the scene has no viewpoint { $viewpoint } to start from
# $ticks, $most: sixtieths of a second.
replay-too-long = the recording lasts { $ticks } ticks, at most { $most } are replayed

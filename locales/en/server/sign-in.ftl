# How a teacher signs in, and changes the password.

sign-in-title = Teacher sign-in
sign-in-name = Name
sign-in-password = Password
sign-in = Sign in
sign-in-wrong = Name or password is wrong
password-title = New password
password-rule = At least ten characters; not your name, not one character over and over. You will be signed out everywhere else.
password-old = Password so far
password-new = New password
password-again = New password again
password-change = Change it
password-differs = The new password was not the same twice
password-too-long = The new password is too long
password-too-short = The new password is too short or too easily guessed
password-wrong = The password so far is wrong
password-changed = The password is changed
sign-in-too-fast = Too fast: wait a few seconds

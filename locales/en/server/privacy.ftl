# /privacy: what is stored, why, for how long; for parents and pupils, in plain words.

privacy-what = What is stored?
privacy-name = Is my name in it?
privacy-why = Why is it stored?
privacy-where = Where is it? Does it leave the school?
privacy-how-long = For how long?
privacy-erasing = Can I see it, can I have it erased?
privacy-what-answer = What you do in a scene: where you went, what you touched, how you answered, what you measured, which hints you saw, and when. In a lesson also each of your moves, so that the teacher can play them over. No pictures, no sound, no location, nothing that you type.
privacy-name-answer = No. A record holds letters that are reckoned with a key of the school: no name, no number, no address. The list of the class is kept apart and encrypted; only a teacher of the class who is signed in sees names, and each look is noted.
privacy-why-answer = So that the teacher sees what was hard and who may need a second look, and so that you can go on another time. It makes no ranking, no advertisement, and trains no model.
privacy-where-school = On the school's own server.
privacy-where-nowhere-else = It is set to be sent nowhere else.
privacy-where-tables = The school can export tables, to learn how to teach better: they tell what groups of several did, never what one did.
privacy-erasing-answer = Yes. You or your parents ask the teacher, who can show you your own record; the school can erase all that is of you on this server and in its backups.
privacy-erasing-district = What was sent to the district the school asks the district to erase.
privacy-erasing-other-store = What is in the other record store has to be erased there.
privacy-erasing-tables = Tables that were exported hold no pseudonym: nobody finds your part in them, and so it cannot be taken out.
privacy-title = Records of learning: what, why, for how long
# $store: an address.
privacy-where-instead = The school has set another record store: pages send what is done to { $store }; ask the school how it is kept there.
privacy-where-district = A copy goes to the district's { $store }: under another pseudonym, with times to the hour and no free text.
privacy-where-platforms = What is done in scenes that are opened from the platform { $platforms } is told to that platform, too.
privacy-how-long-years = { $years } school year(s). What is older the server erases by itself, a month after the school year's end in August, and notes how much.
privacy-how-long-undecided = As the school decides: it can erase everything before a day, and how much is noted. Ask your teacher for how long it is kept here.

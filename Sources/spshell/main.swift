print("spshell")
